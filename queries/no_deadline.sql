-- Which commitments with a figure name no deadline?
SELECT title, action, quantity, array_to_string(responsible, '、') AS responsible, target_id
FROM targets JOIN documents USING (doc_id)
WHERE is_canonical AND quantity IS NOT NULL AND deadline IS NULL
ORDER BY title, targets.start_char
LIMIT 50;
