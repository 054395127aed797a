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

/** The shipped causes and what counts as abnormal, as read from a YAML file and its families. */
record SignaturePack(Noise noise, List<Signature> signatures) {

  private static final String SHIPPED = "/causes/signatures.yaml";

  private static final List<String> FAMILIES =
      List.of("scheduling", "configuration", "network", "database", "application", "aws");

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  static SignaturePack shipped() {
    return Shipped.PACK;
  }

  private static SignaturePack read() {
    List<SignatureYaml.Entry> families =
        FAMILIES.stream()
            .map(family -> YAML.readValue(bytes("/causes/" + family + ".yaml"), Family.class))
            .flatMap(family -> family.signatures().stream())
            .toList();
    return YAML.readValue(bytes(SHIPPED), SignatureYaml.class).with(families).compiled();
  }

  private static byte[] bytes(String resource) {
    try (InputStream in =
        Objects.requireNonNull(SignaturePack.class.getResourceAsStream(resource))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
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

  /** Read once: it is part of the program. */
  private static final class Shipped {
    static final SignaturePack PACK = read();
  }

  /** The signatures of one family of causes. */
  record Family(List<SignatureYaml.Entry> signatures) {}
}
