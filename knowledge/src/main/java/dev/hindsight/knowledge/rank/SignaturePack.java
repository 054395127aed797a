package dev.hindsight.knowledge.rank;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shipped causes and what counts as abnormal, as read from one YAML file. */
record SignaturePack(Noise noise, List<Signature> signatures) {

  private static final String SHIPPED = "/causes/signatures.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  static SignaturePack shipped() {
    try (InputStream in =
        Objects.requireNonNull(SignaturePack.class.getResourceAsStream(SHIPPED))) {
      return parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(SHIPPED + " cannot be read", e);
    }
  }

  /** Reads strictly: an unknown key, a doubled key or a signature that cannot score is an error. */
  static SignaturePack parse(byte[] yaml) {
    return YAML.readValue(yaml, SignatureYaml.class).compiled();
  }

  SignaturePack without(Set<String> causes) {
    return new SignaturePack(
        noise, signatures.stream().filter(s -> !causes.contains(s.category())).toList());
  }
}
