-- What is due next, and who has to do it?
SELECT due_date, date_diff('day', current_date, due_date) AS days_left, responsible, action, consequence, target_id
FROM ledger
WHERE due_date >= current_date
ORDER BY due_date, target_id
LIMIT 30;
