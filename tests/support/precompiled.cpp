// SPDX-License-Identifier: MIT
// The library needs a source file; its purpose is the precompiled header that is built with it.
