package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;

/**
 * Which record sets of a hosted zone are meant: all of one name and type.
 *
 * @param dns in small letters, without the dot at the end
 * @param type {@code A}, {@code AAAA} or {@code CNAME}
 */
public record RecordName(String dns, String type) {

  /** As the object's name says it: {@code www.example.com:A}. */
  public static RecordName of(ObjectRef object) {
    String[] parts = object.name().split(":", 2);
    return new RecordName(parts[0], parts.length == 2 ? parts[1] : "");
  }

  /** As Route 53 writes it. */
  public String absolute() {
    return dns + ".";
  }
}
