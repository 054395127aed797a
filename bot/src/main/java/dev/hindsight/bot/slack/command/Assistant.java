package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.InquiryDesk;
import dev.hindsight.bot.incident.PlanDrafts;
import dev.hindsight.bot.incident.QuestionDesk;

/** All that a model may be asked for. */
public record Assistant(QuestionDesk questions, PlanDrafts drafts, InquiryDesk inquiries, Trails trails) {}
