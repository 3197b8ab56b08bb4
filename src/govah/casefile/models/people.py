"""People as the claims give them: derived rows, built anew by `govah.casefile.people` after every import."""

from __future__ import annotations

from django.db import models

from govah.casefile.models.base import Derived
from govah.casefile.models.claims import Claim, Extraction
from govah.casefile.models.fields import JsonField, WordsField
from govah.casefile.models.reports import Document, Report


class Source(Derived):
    """Who publishes the reports of this case file."""

    id = models.PositiveBigIntegerField(primary_key=True)
    key = WordsField(unique=True, help_text="the pack's id, or the folded name where no pack knows it")
    name = WordsField()
    kind = models.CharField(max_length=60, default="", help_text="empty: not known to any pack")
    reports = models.PositiveIntegerField(default=0)

    class Meta:
        """Most reports first."""

        ordering = ("-reports", "key")

    def __str__(self) -> str:
        return self.name


class Standing(Derived):
    """Which document and which extraction of a report stand at present; all others are superseded.

    Written as reports are taken in; `verify` works it out again from the recorded rows.
    """

    report = models.OneToOneField(Report, on_delete=models.DO_NOTHING, primary_key=True, related_name="standing")
    document = models.OneToOneField(Document, on_delete=models.DO_NOTHING, related_name="standing")
    extraction = models.OneToOneField(Extraction, on_delete=models.DO_NOTHING, related_name="standing")

    def __str__(self) -> str:
        return str(self.report)


class Publication(Derived):
    """Who published a report, where it says."""

    report = models.OneToOneField(Report, on_delete=models.DO_NOTHING, primary_key=True, related_name="publication")
    source = models.ForeignKey(Source, on_delete=models.DO_NOTHING, related_name="publications")

    def __str__(self) -> str:
        return f"{self.report} {self.source_id}"


class Person(Derived):
    """One person. The number stays through every re-run; after a merge `merged_into` leads on.

    The columns are what lists are filtered and sorted by; each rests on the `Reading` that is shown.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    name = WordsField()
    sort_name = WordsField(db_index=True, help_text="folded")
    role = models.CharField(max_length=40, db_index=True, help_text="victim, official, relative …; empty: not stated")
    names = JsonField(help_text='every form, longest first: {"name", "script", "reports"}')
    outcome = models.CharField(max_length=40, default="unknown", db_index=True)
    outcome_date = JsonField(help_text="the Date of the event the outcome rests on, or null")
    outcome_first = models.CharField(max_length=10, default="", db_index=True, help_text="YYYY-MM-DD; empty: no date")
    outcome_month = models.CharField(max_length=7, default="", db_index=True, help_text="YYYY-MM; empty: not known")
    gender = models.CharField(max_length=10, default="")
    age_low = models.PositiveSmallIntegerField(null=True)
    age_high = models.PositiveSmallIntegerField(null=True)
    minor_at_offence = models.BooleanField(null=True)
    charges = JsonField(help_text="category ids, in the order of the number of reports")
    prison = WordsField(default="")
    city = WordsField(default="")
    province = WordsField(default="")
    first = models.CharField(max_length=10, default="", help_text="first day of the earliest event; empty: none dated")
    last = models.CharField(max_length=10, default="", db_index=True, help_text="first day of the latest event")
    reports = models.PositiveIntegerField(default=0)
    sources = models.PositiveIntegerField(default=0)
    disputes = models.PositiveIntegerField(default=0)
    merged_into = models.ForeignKey("self", null=True, on_delete=models.DO_NOTHING, related_name="merged")
    stands = models.BooleanField(default=True, help_text="false: no standing report names this person any more")

    class Meta:
        """By number."""

        ordering = ("number",)

    def __str__(self) -> str:
        return f"P-{self.number:04d}"


class PersonName(Derived):
    """One written form of a person's name, folded for search."""

    id = models.PositiveBigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="spellings")
    name = WordsField()
    folded = WordsField(db_index=True)

    def __str__(self) -> str:
        return self.name


class Mention(Derived):
    """A person as one report names them, and who that was taken to be."""

    id = models.PositiveBigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="mentions")
    report = models.ForeignKey(Report, on_delete=models.DO_NOTHING, related_name="mentions")
    subject = models.CharField(max_length=60, help_text="person@<offset>")
    name = WordsField()
    folded = WordsField()
    role = models.CharField(max_length=40, default="")

    class Meta:
        """One a report and subject."""

        constraints = (models.UniqueConstraint(fields=("report", "subject"), name="one_mention_per_subject"),)

    def __str__(self) -> str:
        return f"{self.report} {self.subject}"


class Reading(Derived):
    """One value that reports give for a property of a person, with the reports that give it as witnesses.

    `shown` marks the value on display and `rule` names what chose it. `disputed` is true on every reading of a
    property whose readings cannot all be right. `standing` is `claimed`, `accepted` or `rejected`.
    """

    id = models.PositiveBigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="readings")
    property = models.CharField(max_length=60)
    aspect = models.CharField(max_length=40, default="", help_text="what an age is the age at; a charge's category")
    value = JsonField()
    words = WordsField(help_text="the value as plain words, for lists and sorting")
    modality = models.CharField(max_length=20, default="asserted")
    rank = models.PositiveIntegerField(help_text="0 is the first reading of its property and aspect")
    shown = models.BooleanField(default=False)
    rule = models.CharField(max_length=60, default="", help_text="the rule that chose the shown value")
    disputed = models.BooleanField(default=False)
    standing = models.CharField(max_length=20, default="claimed")
    reports = models.PositiveIntegerField(default=0)
    sources = models.PositiveIntegerField(default=0)

    class Meta:
        """Property by property, the shown value first."""

        ordering = ("person", "property", "aspect", "rank")

    def __str__(self) -> str:
        return f"{self.property}: {self.words}"


class Witness(Derived):
    """A claim that a reading rests on."""

    id = models.PositiveBigIntegerField(primary_key=True)
    reading = models.ForeignKey(Reading, on_delete=models.DO_NOTHING, related_name="witnesses")
    claim = models.ForeignKey(Claim, on_delete=models.DO_NOTHING, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        """In the order of the reports."""

        verbose_name_plural = "witnesses"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.reading_id} {self.claim_id}"
