-- Which schemes and slogans are there, what do they stand for, and does the count agree?
SELECT name, array_to_string(parts, ' | ') AS parts, part_count, len(parts) = part_count AS agrees, initiatives.kind, title
FROM initiatives
JOIN documents USING (doc_id)
WHERE is_canonical
ORDER BY parts IS NULL, name, initiative_id
LIMIT 30;
