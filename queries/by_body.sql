-- How many commitments does each body carry, and how many of them are dated?
SELECT body, count(*) AS commitments, count(due_date) AS dated, min(due_date) AS first_due
FROM (SELECT unnest(responsible) AS body, due_date FROM targets)
GROUP BY body
ORDER BY commitments DESC, body
LIMIT 50;
