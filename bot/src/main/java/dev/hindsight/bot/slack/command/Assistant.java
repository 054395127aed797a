package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.InquiryDesk;
import dev.hindsight.bot.incident.PlanDrafts;
import dev.hindsight.bot.incident.QuestionDesk;
import dev.hindsight.bot.incident.TextDesk;
import dev.hindsight.bot.incident.TimelineDesk;
import java.util.function.Predicate;

/**
 * All that a model may be asked for.
 *
 * @param overheard whether others than our own people read a channel, or may
 */
public record Assistant(
    TextDesk texts,
    QuestionDesk questions,
    PlanDrafts drafts,
    InquiryDesk inquiries,
    TimelineDesk timelines,
    Trails trails,
    Predicate<String> overheard) {}
