package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.ApproverList;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.IncidentDesk;
import java.time.Clock;

/** All that verbs ask and do. */
public record OpsDesks(
    IncidentDesk incidents,
    CauseDesk causes,
    ApproverList approvers,
    Reads reads,
    Cards cards,
    Clock clock) {}
