-- How many commitments does each body carry, how many of them are dated, and when is the first due?
SELECT body, count(*) AS commitments, count(due_date) AS dated, min(due_date) AS first_due
FROM (SELECT unnest(string_split(responsible, '、')) AS body, due_date FROM ledger WHERE responsible <> '')
GROUP BY body
ORDER BY commitments DESC, body
LIMIT 30;
