package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.AlertList;
import dev.hindsight.bot.incident.IncidentBoard;
import dev.hindsight.bot.incident.IncidentOverview;
import dev.hindsight.bot.incident.PlanBoard;
import dev.hindsight.bot.incident.PlanDiagnostics;
import dev.hindsight.bot.incident.TextExplainer;

/** All that answers are read from. */
public record Reads(
    IncidentBoard board,
    IncidentOverview overview,
    AlertList alerts,
    TextExplainer texts,
    DigestDesk digest,
    PlanDiagnostics diagnostics,
    PlanBoard plans) {}
