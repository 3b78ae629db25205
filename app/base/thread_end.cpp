// SPDX-License-Identifier: MIT
// With MinGW, libgcc frees the thread_local variables of a thread through one winpthreads key, and libstdc++ runs their
// destructors through another. The key created first is processed first. That is libgcc's key, because a variable
// exists before its destructor is registered (https://gcc.gnu.org/PR80816). The destructors then run on freed memory:
// threads that had used Qt's regular expressions crashed at their end while holding a winpthreads lock, and the program
// hung at exit. So libstdc++ is made to create its key here, before anything else in this program runs.
#ifdef __MINGW32__

#include <cstddef> // tells whose standard library this is

#ifdef __GLIBCXX__

#include <cxxabi.h>

/// A linker option keeps this function (see CMakeLists.txt): no code calls it by name.
extern "C" __attribute__((constructor(101))) void proxydeckDestroyBeforeFreeing()
{
    abi::__cxa_thread_atexit([](void *) {}, nullptr, nullptr);
}

#endif
#endif
