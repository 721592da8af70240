-- Is anybody threatened with something, or promised something, and for which duty?
SELECT consequence_kind, consequence, action, responsible, deadline, target_id
FROM ledger
WHERE consequence IS NOT NULL
ORDER BY consequence_kind, source_path, start_char
LIMIT 30;
