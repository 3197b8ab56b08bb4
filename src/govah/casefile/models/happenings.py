"""What happened to whom, as claimed: derived rows, built anew by `govah.casefile.people` after every import."""

from __future__ import annotations

from django.db import models

from govah.casefile.models.base import Derived
from govah.casefile.models.claims import Claim
from govah.casefile.models.fields import JsonField, WordsField
from govah.casefile.models.people import Person
from govah.casefile.models.reports import Report


class Event(Derived):
    """One happening in one person's life, as one or several reports claim it. Empty: no report says."""

    id = models.PositiveBigIntegerField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.DO_NOTHING, related_name="events")
    act = models.CharField(max_length=60, db_index=True)
    date = JsonField(help_text="the most precise Date that any report gives, or null")
    first = models.CharField(max_length=10, default="", help_text="first possible day, YYYY-MM-DD")
    last = models.CharField(max_length=10, default="", help_text="last possible day")
    place_in_life = models.PositiveIntegerField(help_text="order on the timeline")
    attempt = models.PositiveSmallIntegerField(null=True, help_text="number of the execution attempt")
    attempts = models.PositiveSmallIntegerField(null=True, help_text="of how many")
    prison = WordsField(default="")
    city = WordsField(default="")
    province = WordsField(default="")
    court = WordsField(default="")
    judge = WordsField(default="")
    modality = models.CharField(max_length=20, default="asserted")
    disputed = models.BooleanField(default=False, help_text="reports give dates that cannot both be right")
    dates = JsonField(help_text="every Date given, the chosen one first")
    reports = models.PositiveIntegerField(default=0)
    sources = models.PositiveIntegerField(default=0)

    class Meta:
        """In the order of the life."""

        ordering = ("person", "place_in_life")

    def __str__(self) -> str:
        return f"{self.act} {self.first}"


class EventWitness(Derived):
    """A claim that an event, or one of its details, rests on."""

    id = models.PositiveBigIntegerField(primary_key=True)
    event = models.ForeignKey(Event, on_delete=models.DO_NOTHING, related_name="witnesses")
    claim = models.ForeignKey(Claim, on_delete=models.DO_NOTHING, related_name="+")
    report = models.ForeignKey(Report, on_delete=models.DO_NOTHING, related_name="+")

    class Meta:
        """In the order of the reports."""

        verbose_name_plural = "event witnesses"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.event_id} {self.claim_id}"


class Involvement(Derived):
    """The part that somebody else took in an event: judge, perpetrator … as written, linked where named."""

    id = models.PositiveBigIntegerField(primary_key=True)
    event = models.ForeignKey(Event, on_delete=models.DO_NOTHING, related_name="involvements")
    person = models.ForeignKey(Person, null=True, on_delete=models.DO_NOTHING, related_name="involvements")
    part = models.CharField(max_length=40)
    words = WordsField()

    def __str__(self) -> str:
        return f"{self.part}: {self.words}"


class Group(Derived):
    """Unnamed people of one incident, as one report counts them."""

    id = models.PositiveBigIntegerField(primary_key=True)
    report = models.ForeignKey(Report, on_delete=models.DO_NOTHING, related_name="groups")
    subject = models.CharField(max_length=60)
    count = models.PositiveIntegerField(null=True, help_text="null: dozens, several")
    outcome = models.CharField(max_length=40, default="unknown")
    date = JsonField()
    prison = WordsField(default="")
    charges = JsonField()

    def __str__(self) -> str:
        return f"{self.report} {self.subject}"
