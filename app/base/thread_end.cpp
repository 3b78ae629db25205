// SPDX-License-Identifier: MIT
// With MinGW, libgcc frees a thread's thread_local variables by one key of winpthreads, libstdc++ destroys them by
// another, and the key that was made first is served first. That is libgcc's: a variable is there before its destructor
// is registered (https://gcc.gnu.org/PR80816). What is destroyed then has been freed before: Qt's regular expressions
// brought down threads at their end, in the midst of a lock of winpthreads, and the program hung at its own. So
// libstdc++ makes its key here, before anything else in this program runs.
#ifdef __MINGW32__

#include <cstddef> // tells whose standard library this is

#ifdef __GLIBCXX__

#include <cxxabi.h>

/// The linker is told to take it (see CMakeLists.txt): nobody calls it by name.
extern "C" __attribute__((constructor(101))) void proxydeckDestroyBeforeFreeing()
{
    abi::__cxa_thread_atexit([](void *) {}, nullptr, nullptr);
}

#endif
#endif
