"""Outside sources that know companies: a file each, behind the one small protocol of `discovery.sources.source`."""
