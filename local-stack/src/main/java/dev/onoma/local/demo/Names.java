package dev.onoma.local.demo;

/** By which names a client speaks. */
enum Names {
    OLD,
    NEW
}
