package dev.heliograph.contracts.message;

/** The template a text was made from, and which version of it, from 1. */
public record TemplateRef(String name, int version) {}
