package dev.hindsight.bot.incident;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Who may approve, by the chat's user ids; an empty list means nobody. */
@ConfigurationProperties("hindsight")
record ApproverSettings(@DefaultValue List<String> approvers) {}
