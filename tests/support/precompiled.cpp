// SPDX-License-Identifier: MIT
// A library needs a source; what counts is the precompiled header that is made on the way.
