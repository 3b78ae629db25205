// SPDX-License-Identifier: MIT
#pragma once

#include <QtTest>

// QTRY_… time out after five seconds by default. A machine with two cores that runs sixteen tests at once can need
// longer, so every test waits up to a minute. Included through the precompiled header.
#undef QTRY_VERIFY
#undef QTRY_VERIFY2
#undef QTRY_COMPARE
#undef QTRY_COMPARE_EQ
#undef QTRY_COMPARE_NE
#undef QTRY_COMPARE_LT
#undef QTRY_COMPARE_LE
#undef QTRY_COMPARE_GT
#undef QTRY_COMPARE_GE
#define QTRY_VERIFY(statement) QTRY_VERIFY_WITH_TIMEOUT(statement, 60'000)
#define QTRY_VERIFY2(statement, description) QTRY_VERIFY2_WITH_TIMEOUT(statement, description, 60'000)
#define QTRY_COMPARE(computed, baseline) QTRY_COMPARE_WITH_TIMEOUT(computed, baseline, 60'000)
#define QTRY_COMPARE_EQ(computed, baseline) QTRY_COMPARE_EQ_WITH_TIMEOUT(computed, baseline, 60'000)
#define QTRY_COMPARE_NE(computed, baseline) QTRY_COMPARE_NE_WITH_TIMEOUT(computed, baseline, 60'000)
#define QTRY_COMPARE_LT(computed, baseline) QTRY_COMPARE_LT_WITH_TIMEOUT(computed, baseline, 60'000)
#define QTRY_COMPARE_LE(computed, baseline) QTRY_COMPARE_LE_WITH_TIMEOUT(computed, baseline, 60'000)
#define QTRY_COMPARE_GT(computed, baseline) QTRY_COMPARE_GT_WITH_TIMEOUT(computed, baseline, 60'000)
#define QTRY_COMPARE_GE(computed, baseline) QTRY_COMPARE_GE_WITH_TIMEOUT(computed, baseline, 60'000)
