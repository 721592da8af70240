-- What is due next, and who has to do it?
SELECT due_date, days_left, responsible, action, consequence, target_id
FROM deadlines
WHERE days_left >= 0
ORDER BY due_date, target_id
LIMIT 30;
