package dev.hindsight.actions.kubernetes;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Binds the settings of this adapter. */
@Configuration
@EnableConfigurationProperties({
  KubernetesSettings.class,
  ActionSettings.class,
  ImpersonationSettings.class
})
class KubernetesConfiguration {}
