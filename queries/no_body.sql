-- Which commitments with a deadline name nobody?
SELECT title, due_date, deadline, action, target_id
FROM ledger
WHERE responsible = '' AND deadline IS NOT NULL
ORDER BY due_date NULLS LAST, target_id
LIMIT 30;
