package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.ApproverList;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.ChangeDesk;
import dev.hindsight.bot.incident.Declarations;
import dev.hindsight.bot.incident.FeedbackBox;
import dev.hindsight.bot.incident.HandlingDesk;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.incident.RequestDesk;
import dev.hindsight.bot.incident.ShiftDesk;
import java.time.Clock;

/** All that verbs ask and do. */
public record OpsDesks(
    IncidentDesk incidents,
    ChangeDesk changes,
    CauseDesk causes,
    HandlingDesk handling,
    Declarations declarations,
    FeedbackBox feedback,
    ShiftDesk shifts,
    RequestDesk requests,
    OnCall oncall,
    ApproverList approvers,
    Reads reads,
    Cards cards,
    Zones zones,
    Assistant assistant,
    Clock clock) {}
