package dev.hindsight.prompts.template;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is redacted besides secrets, which always are.
 *
 * @param emails whether addresses of people are
 * @param addresses which addresses of machines are; an incident is harder to read without them
 */
@ConfigurationProperties("hindsight.redaction")
public record RedactionPolicy(
    @DefaultValue("true") boolean emails, @DefaultValue("keep") Addresses addresses) {

  /** What is in force where nothing is configured. */
  public static final RedactionPolicy USUAL = new RedactionPolicy(true, Addresses.KEEP);

  /** Network addresses, as numbers. */
  public enum Addresses {
    /** All are shown. */
    KEEP,
    /** Those of private networks are shown. */
    PUBLIC,
    /** None is shown. */
    ALL
  }
}
