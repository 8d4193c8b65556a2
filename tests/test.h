/* cmocka, and what it wants to stand before it. */
#ifndef TEARDROP_TESTS_TEST_H
#define TEARDROP_TESTS_TEST_H

/* The order is cmocka's. */
/* clang-format off */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
/* clang-format on */

#endif
