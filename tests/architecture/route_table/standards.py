"""The doors to frameworks and their content."""

from tests.architecture.route_table.row import SIGNED_IN, Row

ROUTES: dict[str, Row] = {
    "standards:framework-list": Row("standards.views.framework_list", "GET", SIGNED_IN),
    "standards:framework-detail": Row("standards.views.framework_detail", "GET", SIGNED_IN),
    "standards:framework-search": Row("standards.views.framework_search", "GET", SIGNED_IN),
    "standards:framework-comparison": Row("standards.views.framework_comparison", "GET", SIGNED_IN),
    "standards:standard-detail": Row("standards.views.standard_detail", "GET", SIGNED_IN),
    "standards:question-detail": Row("standards.views.question_detail", "GET", SIGNED_IN),
}
