output "role_arn" {
  description = "For the annotation eks.amazonaws.com/role-arn of the service account, or the setting of the role to take."
  value       = aws_iam_role.hindsight.arn
}

output "session_role_arn" {
  description = "For sessions: the setting hindsight.aws.role."
  value       = one(aws_iam_role.sessions[*].arn)
}

output "policy_arns" {
  description = "The policies of the enabled actions."
  value       = aws_iam_policy.actions[*].arn
}

output "instance_profile" {
  description = "For trust instance: the profile's name."
  value       = one(aws_iam_instance_profile.hindsight[*].name)
}
