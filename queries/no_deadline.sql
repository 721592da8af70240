-- Which commitments with a figure name no deadline?
SELECT title, action, quantity, responsible, target_id
FROM ledger
WHERE quantity IS NOT NULL AND deadline IS NULL
ORDER BY title, start_char
LIMIT 30;
