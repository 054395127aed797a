package dev.hindsight.bot.alert;

import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Who may send alerts, and how much at once.
 *
 * @param tokenFiles for each source the file that holds its bearer token
 * @param maxBody the largest body that is read
 */
@ConfigurationProperties("hindsight.alerts")
record AlertSettings(
    @DefaultValue Map<String, Path> tokenFiles, @DefaultValue("1MB") DataSize maxBody) {}
