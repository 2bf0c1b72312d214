# Compiling many small sources one by one is mostly reading the same headers and making the same templates again. The
# presets say what is compiled together: nothing (the program's own build, so that a missing #include is found), the
# tests, or all. Together means two things: headers that nearly every source reads are read once and kept as the
# compiler sees them, and the compiler is given several sources at a time. So no two sources of a module, and no two of
# its tests, may give one name to different things, not even in their unnamed namespaces.
set(WAKHAN_TOGETHER "" CACHE STRING "What is compiled together: empty, tests, or all")
set(sources_at_once 10)
set(precompiled_for_code <algorithm> <array> <charconv> <cmath> <cstdint> <filesystem> <functional> <limits> <map> <memory> <numeric> <optional> <queue>
                         <set> <span> <string> <string_view> <tuple> <utility> <vector> <fmt/format.h> <fmt/ranges.h>)
set(precompiled_for_tests ${precompiled_for_code} <gmock/gmock.h> <gtest/gtest.h> <rapidcheck/gtest.h>)
# What ccache asks for to keep what was compiled with them. For the targets that have them alone: what others are made
# of is then what the program's own build has made already.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set(for_precompiled $<$<COMPILE_LANGUAGE:CXX>:-fpch-preprocess>)
else()
  set(for_precompiled "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-Xclang -fno-pch-timestamp>")
endif()

set(precompiled_for_oracles ${precompiled_for_tests})
# wakhan_compile_together(TARGET code|tests|oracles): the first target of a kind makes its headers, the others use them.
function(wakhan_compile_together target kind)
  if(NOT WAKHAN_TOGETHER STREQUAL "all" AND NOT (WAKHAN_TOGETHER STREQUAL "tests" AND NOT kind STREQUAL "code"))
    return()
  endif()
  target_compile_options(${target} PRIVATE ${for_precompiled})
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${sources_at_once})
  get_property(maker GLOBAL PROPERTY wakhan_precompiles_${kind})
  if(maker)
    target_precompile_headers(${target} REUSE_FROM ${maker})
  else()
    target_precompile_headers(${target} PRIVATE ${precompiled_for_${kind}})
    set_property(GLOBAL PROPERTY wakhan_precompiles_${kind} ${target})
  endif()
endfunction()
