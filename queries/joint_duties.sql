-- Which duties have a leader and helpers, and who are they?
SELECT responsible, supporting, action, deadline, responsible_source, target_id
FROM ledger
WHERE supporting <> ''
ORDER BY responsible, source_path, start_char
LIMIT 30;
