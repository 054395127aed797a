package dev.hindsight.actions.aws;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of this adapter. */
@Configuration
@EnableConfigurationProperties({AwsSettings.class, RoleSettings.class})
class AwsConfiguration {}
