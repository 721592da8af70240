-- The same indicator of the same place over documents and years; a target beside what a later document reports for its year.
-- actual: The figure that a later document of the same place gives for that year, as written.
-- actual_min: Lower bound of that figure.
-- actual_max: Upper bound of that figure.
-- actual_quantity_id: Its row in `quantities`.
-- is_met: Whether that figure reaches the target; null where it cannot be said.
WITH alone AS ( -- a name outside `indicator_names` is compared only where its document gives it one figure of the kind
    SELECT * FROM figures WHERE place IS NOT NULL
    QUALIFY direction IS NOT NULL OR count(*) OVER (PARTITION BY doc_id, name, year, role, unit, change) = 1
), met AS (
    SELECT
        target.quantity_id, actual.surface AS actual, actual.value_min AS actual_min, actual.value_max AS actual_max,
        actual.quantity_id AS actual_quantity_id,
        CASE
            WHEN actual.approximate OR actual.value_min IS NULL OR actual.value_max IS NULL THEN NULL
            WHEN target.value_min IS NULL THEN actual.value_max <= target.value_max
            WHEN target.value_max IS NULL THEN actual.value_min >= target.value_min
            WHEN target.direction = 'down' AND target.change = 'level' THEN actual.value_max <= target.value_max
            WHEN target.direction IS NULL AND target.change = 'level' AND target.unit IN ('%', '‰') THEN NULL
            WHEN target.approximate AND actual.value_min BETWEEN 0.9 * target.value_min AND target.value_min THEN NULL
            ELSE actual.value_min >= target.value_min
        END AS is_met
    FROM alone AS target
    JOIN alone AS actual ON target.place = actual.place AND target.name = actual.name AND target.year = actual.year
        AND target.change = actual.change AND target.unit IS NOT DISTINCT FROM actual.unit
        AND target.doc_id <> actual.doc_id
        AND coalesce(actual.document_date > target.document_date, actual.reference_year > target.reference_year)
    WHERE target.role = 'target' AND actual.role = 'actual'
    QUALIFY row_number() OVER (PARTITION BY target.quantity_id ORDER BY actual.document_date, actual.reference_year, actual.quantity_id) = 1
)
SELECT
    place, name, year, role, surface, value_min, value_max, unit, change, actual, actual_min, actual_max, is_met, indicator, year_from,
    title, document_date, source_path, quantity_id, actual_quantity_id, doc_id
FROM figures
LEFT JOIN met USING (quantity_id)
