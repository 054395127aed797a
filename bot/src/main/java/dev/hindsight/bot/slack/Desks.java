package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.command.OpsAnswers;

/** Those who do what the routes ask for. */
record Desks(
    Clicks clicks,
    Decisions decisions,
    Judgements judgements,
    OpsAnswers ops,
    Shortcuts shortcuts,
    Mentions mentions,
    Homes homes,
    Whisper whisper) {}
