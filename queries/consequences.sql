-- Who is promised or threatened with what?
SELECT consequence_kind, consequence, action, array_to_string(responsible, '、') AS responsible, deadline, target_id
FROM targets
WHERE consequence IS NOT NULL
ORDER BY consequence_kind, target_id
LIMIT 50;
