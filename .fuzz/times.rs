#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| opsctl::fuzz::times(text));
