package dev.hindsight.actions.action;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A right of Kubernetes that an action cannot do without. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(Needs.All.class)
public @interface Needs {

  /** The API group; empty for the core one. */
  String group() default "";

  /** In the plural, with its subresource: {@code pods/eviction}. */
  String resource();

  /** As RBAC calls it. */
  String verb();

  /** Several of them. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {

    /** Each alone. */
    Needs[] value();
  }
}
