package dev.hindsight.actions.action;

/** The services of AWS that actions call, by the names that each of their users gives them. */
public enum AwsService {
  EC2("ec2", "ec2"),
  AUTO_SCALING("autoscaling", "autoscaling"),
  ECS("ecs", "ecs"),
  RDS("rds", "rds"),
  LOAD_BALANCING("elbv2", "elasticloadbalancing"),
  SSM("ssm", "ssm"),
  CLOUDWATCH("cloudwatch", "cloudwatch"),
  LOGS("logs", "logs"),
  LAMBDA("lambda", "lambda"),
  SQS("sqs", "sqs"),
  DYNAMODB("dynamodb", "dynamodb"),
  ROUTE_53("route53", "route53"),
  STS("sts", "sts"),
  /** Asked about rights only; its roles are handed on. */
  IAM("iam", "iam");

  private final String client;
  private final String iam;

  AwsService(String client, String iam) {
    this.client = client;
    this.iam = iam;
  }

  /** As the aws program and boto3 call it. */
  public String client() {
    return client;
  }

  /** As IAM policies call it. */
  public String iam() {
    return iam;
  }
}
