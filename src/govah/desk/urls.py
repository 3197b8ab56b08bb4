"""The desk's addresses; each stays the same for good."""

from __future__ import annotations

from django.urls import include, path

from govah.desk.views import claim, errors, overview, people, person, report, reports, search, sheet, unread

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("people/", people.people, name="people"),
    path("people/<int:number>/", person.person, name="people-person"),
    path("reports/", reports.reports, name="reports"),
    path("reports/<int:number>/", report.report, name="reports-report"),
    path("reports/<int:number>/claims/<slug:key>/", claim.why, name="reports-claim"),
    path("reports/<int:number>/pages/", sheet.sheet, name="reports-sheets"),
    path("reports/<int:number>/pages/<int:page>/", sheet.sheet, name="reports-sheet"),
    path("reports/<int:number>/pages/<int:page>.png", sheet.picture, name="reports-picture"),
    path("unread/", unread.unread, name="unread"),
    path("search/", search.search, name="search"),
    path("language/", include("django.conf.urls.i18n")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.broken
