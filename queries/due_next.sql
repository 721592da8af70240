-- What is due, soonest first, and who has to do it?
SELECT due_date, array_to_string(responsible, '、') AS responsible, action, consequence, target_id
FROM targets
WHERE due_date IS NOT NULL
ORDER BY due_date, target_id
LIMIT 50;
