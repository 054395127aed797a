package dev.hindsight.bot;

import dev.hindsight.prompts.template.RedactionPolicy;
import dev.hindsight.prompts.template.Redactor;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hands the one redactor to every module that stores or sends text. */
@Configuration(proxyBeanMethods = false)
class Redaction {

  @Bean
  UnaryOperator<String> redactor(RedactionPolicy policy) {
    return new Redactor(policy);
  }
}
