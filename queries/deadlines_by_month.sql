-- How many commitments fall due in each month?
SELECT strftime(due_date, '%Y-%m') AS month, count(*) AS commitments, count(DISTINCT responsible) AS bodies
FROM deadlines
GROUP BY month
ORDER BY month;
