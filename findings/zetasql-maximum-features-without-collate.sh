#!/usr/bin/env bash
# zetasql 0.1.5 (Python): `LanguageOptions.maximum_features()` leaves collation out. A query with COLLATE, which BigQuery takes, is then
# refused with "Function not found: `COLLATE`; Did you mean concat?", as if the function did not exist. With two features named besides,
# the same query runs.
# Seen: "maximum features: Function not found", "with collation named: 1 row".
# Why it matters here: who tries a query of BigQuery there is told that it is wrong; tests/engines/run.py names the two features.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/env"
"$dir/env/bin/pip" install --quiet --disable-pip-version-check zetasql==0.1.5
"$dir/env/bin/python" - <<'PY' | tee "$dir/seen"
from zetasql.api import CatalogBuilder, PreparedQuery
from zetasql.types import AnalyzerOptions, LanguageFeature, LanguageOptions, ZetaSQLBuiltinFunctionOptions


def run(language):
    catalog = CatalogBuilder("one").with_builtin_functions(ZetaSQLBuiltinFunctionOptions(language_options=language)).build()
    query = PreparedQuery.builder().set_sql("SELECT COLLATE('a', '') AS a").set_catalog(catalog)
    try:
        with query.set_analyzer_options(AnalyzerOptions(language_options=language)).prepare() as prepared:
            return f"{len(prepared.execute().content.table_data.row)} row"
    except Exception as error:  # what a person would see
        return "Function not found" if "Function not found: `COLLATE`; Did you mean concat?" in str(error) else str(error)


language = LanguageOptions.maximum_features()
print("maximum features:", run(language))
language.enabled_language_features = [
    *language.enabled_language_features, LanguageFeature.FEATURE_ANNOTATION_FRAMEWORK, LanguageFeature.FEATURE_COLLATION_SUPPORT]
print("with collation named:", run(language))
PY
diff "$dir/seen" - <<'EXPECTED'
maximum features: Function not found
with collation named: 1 row
EXPECTED
