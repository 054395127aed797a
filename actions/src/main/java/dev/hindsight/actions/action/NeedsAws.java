package dev.hindsight.actions.action;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A right of IAM that an action cannot do without, on whichever objects it is for. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(NeedsAws.All.class)
public @interface NeedsAws {

  /** As IAM names it: {@code ec2:StopInstances}. */
  String permission();

  /**
   * The service of the object's ARN and its last part, a star for names: {@code ec2:instance/*}.
   */
  String on();

  /** Whether the object is Amazon's own, so that its ARN names no account. */
  boolean ofAmazon() default false;

  /**
   * Where the object is a role, the service that alone may get it: {@code ecs-tasks.amazonaws.com}.
   */
  String passedTo() default "";

  /** Where it is for record sets, the types of those that may be put in place. */
  String[] recordTypes() default {};

  /** Several of them. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface All {

    /** Each of them. */
    NeedsAws[] value();
  }
}
