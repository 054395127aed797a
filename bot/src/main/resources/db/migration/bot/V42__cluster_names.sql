-- What the cluster of an identity was called when it was last looked at; a name is that of one cluster.
create table bot.cluster_names (
  identity text primary key,
  name text not null
);
