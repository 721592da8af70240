-- What has to be done again and again: every month, every quarter, twice a year?
SELECT deadline, quantity, responsible, action, target_id
FROM ledger
WHERE kind = 'frequency'
ORDER BY source_path, start_char
LIMIT 30;
