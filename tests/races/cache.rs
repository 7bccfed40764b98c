//! The cache of replayed states is a convenience: without it every answer is the same.
