# Headers that nearly every source reads are read once and kept as the compiler sees them. The presets say for what:
# nothing (the program's own build, so that a missing #include is found), the tests, or all.
set(WAKHAN_PRECOMPILE "" CACHE STRING "What is compiled with precompiled headers: empty, tests, or all")
set(precompiled_for_code <algorithm> <array> <charconv> <cmath> <cstdint> <filesystem> <functional> <limits> <map> <memory> <numeric> <optional> <queue>
                         <set> <span> <string> <string_view> <tuple> <utility> <vector> <fmt/format.h> <fmt/ranges.h>)
set(precompiled_for_tests ${precompiled_for_code} <gmock/gmock.h> <gtest/gtest.h> <rapidcheck/gtest.h>)
if(WAKHAN_PRECOMPILE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # What ccache asks for to keep what was compiled with them.
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
elseif(WAKHAN_PRECOMPILE)
  add_compile_options("$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

set(precompiled_for_oracles ${precompiled_for_tests})
# wakhan_precompile(TARGET code|tests|oracles): the first target of a kind makes the headers, the others use them.
function(wakhan_precompile target kind)
  if(NOT WAKHAN_PRECOMPILE STREQUAL "all" AND NOT (WAKHAN_PRECOMPILE STREQUAL "tests" AND NOT kind STREQUAL "code"))
    return()
  endif()
  get_property(maker GLOBAL PROPERTY wakhan_precompiles_${kind})
  if(maker)
    target_precompile_headers(${target} REUSE_FROM ${maker})
  else()
    target_precompile_headers(${target} PRIVATE ${precompiled_for_${kind}})
    set_property(GLOBAL PROPERTY wakhan_precompiles_${kind} ${target})
  endif()
endfunction()
