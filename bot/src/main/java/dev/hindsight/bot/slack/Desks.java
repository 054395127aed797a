package dev.hindsight.bot.slack;

/** Those who do what the routes ask for. */
record Desks(
    Clicks clicks,
    Decisions decisions,
    Judgements judgements,
    Commands commands,
    Shortcuts shortcuts,
    Mentions mentions,
    Homes homes,
    WorkspaceNews workspace,
    Whisper whisper) {}
